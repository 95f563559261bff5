"""Documents (before the language part), cached as pickles; so digests need no reading."""
import sys, pickle, glob, random
from pathlib import Path
C=Path('/work/shared/corpus')
def files(sess, lang):
    return sorted((C/sess/lang).rglob('*.xml'))
