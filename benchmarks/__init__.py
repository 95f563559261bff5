"""What a build and its queries cost, beside what they cost with the usual libraries in the usual way."""
