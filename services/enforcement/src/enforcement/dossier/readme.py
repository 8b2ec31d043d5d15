"""What a dossier says of itself to whoever opens it."""

from __future__ import annotations

from typing import Final

README: Final = """\
案卷证明

本文件包收录一件行政处罚案件的全部事件（events）、文书（documents）、证据哈希，以及封存记录（seals）和包含证明（proofs.json）。
核验方法（离线，仅需 Python 3.11 及以上版本）：

    python verify_dossier.py 本文件.zip --keys seal-keys.txt --witness witness.txt

核验程序 verify_dossier.py 与公钥清单 seal-keys.txt 请向办案机关或您信任的第三方索取，不要使用随本文件一同送来的版本。
witness.txt 是由他人留存的封存记录；没有它，只能确认本文件完整至某一号封存。

DOSSIER

This archive holds every event of one penalty case, its documents, the hashes of its evidence, the seals over them and
the proofs that each event stands under its seal. To check it, offline and with Python 3.11 or later alone:

    python verify_dossier.py THIS.zip --keys seal-keys.txt --witness witness.txt

Take the program verify_dossier.py and the list of keys seal-keys.txt from the authority or from somebody you trust,
never from whoever brought you this file. witness.txt holds seals that others have kept; without it you learn only up to
which seal this file is complete.
"""
