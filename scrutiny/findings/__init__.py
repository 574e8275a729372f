"""What becomes of findings after they are sent: answers, evidence, closing, and what repeats."""
