"""Evaluation of closed files (案卷评查, SAMR-22/2019:10): rounds and samples, points computed and asked, results."""
