#!/usr/bin/python3
"""Speaks the demo interview: DEMO_DIR/interview.txt in, interview.ogg and its ground truth out.

Each line of the text is a chapter (# title) or a speaker's turn (voice: sentences). Needs vorbis-tools besides what
voices.py needs. The same text gives the same speech; Ogg's serial number is fixed, so the same file.
"""
import os
import random
import re
import subprocess
import sys
import tempfile

from recording import Recording
from voices import Voices

SEED = 7


def main(folder):
    chance = random.Random(SEED)
    recording = Recording('interview')
    prefix = f'{folder}/interview'
    with tempfile.TemporaryDirectory() as scratch, open(f'{prefix}.txt') as script:
        voices = Voices(scratch)
        for line in filter(None, map(str.strip, script)):
            if line.startswith('#'):
                recording.chapter(line.lstrip('# '))
                continue
            voice, turn = line.split(': ', 1)
            start = recording.seconds
            for text in re.split(r'(?<=[.?!]) ', turn):
                said = voices.say(voice, text)
                if not said:
                    sys.exit(f'{voice} reads "{text}" otherwise than it is written')
                recording.sentence(voice, text, *said)
                end = recording.seconds
                recording.pause(chance.uniform(.15, .4))
            recording.turn(voice, start, end)
            recording.pause(chance.uniform(.3, .7))
    recording.write(prefix, SEED)
    subprocess.run(['oggenc', '--quiet', '--quality', '5', '--serial', '1', f'{prefix}.wav', '-o', f'{prefix}.ogg'], check=True)
    os.remove(f'{prefix}.wav')


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit('usage: make_demo.py DEMO_DIR')
    main(sys.argv[1])
