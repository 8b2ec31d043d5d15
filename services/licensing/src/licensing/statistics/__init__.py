"""What an office must report about licences each month (行政许可统计): counted with the commands, frozen by date."""

from licensing.statistics.figures import Cell, Count, Measure, Month, counted, months_figures, recount

__all__ = ["Cell", "Count", "Measure", "Month", "counted", "months_figures", "recount"]
