"""What travels between claims files: choosing it, writing it, reading a stranger's, and the union of two."""
