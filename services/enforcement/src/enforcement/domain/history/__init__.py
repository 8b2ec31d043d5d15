"""What was imposed on somebody before: whoever decides again has to know it."""
