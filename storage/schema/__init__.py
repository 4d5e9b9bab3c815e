"""The tables, as each step of the schema lays them."""
