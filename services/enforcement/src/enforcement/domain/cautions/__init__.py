"""Graduated tools before a case (提醒告诫、约谈、警示函、责令改正)."""
