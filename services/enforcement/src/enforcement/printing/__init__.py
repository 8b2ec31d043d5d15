"""From a filled document to a PDF: faces, lines, pages, drawing, and the bound file of a case."""
