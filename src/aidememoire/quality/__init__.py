"""How good records are: scored against gold, held above floors."""
