"""Which schema of the database this program works on."""

# The newest one it knows; a test holds it against the migrations.
HEAD = "0012"
