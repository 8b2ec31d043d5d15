"""Evidence registered, premises sealed, goods seized (先行登记保存、查封、扣押), and the register of such goods."""
