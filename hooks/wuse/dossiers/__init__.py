"""What an evaluation prints of its candidates: books to judge by, and forms to hand in."""
