"""What screens are made of; they draw the view they are given."""
