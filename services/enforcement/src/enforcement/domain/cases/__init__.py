"""Cases by the ordinary procedure (普通程序)."""
