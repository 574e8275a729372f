"""The words around figures, one idea per module; each sentence takes numbers already worked out.

Nothing here computes an interval. No sentence may say that anyone is more or less likely to do or
meet anything, that a difference is significant, or why two rates differ.
"""
