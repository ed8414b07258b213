"""The limits of BILL, and who may send when."""
