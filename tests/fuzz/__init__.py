"""Random hands on every phone: nobody is ever stuck, and nothing lands where it was not meant."""
