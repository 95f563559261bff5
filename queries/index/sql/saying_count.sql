SELECT COUNT(*) AS total FROM paragraph_words WHERE paragraph_words MATCH :words
