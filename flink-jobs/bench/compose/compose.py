#!/usr/bin/python3
"""Composes a spoken interview with exact ground truth from sentences (subject TAB text).

The subjects start, price and support follow one another, bound by small talk; voices take turns of
one to four sentences. The same arguments give the same files.
"""
import argparse
import os
import random
import tempfile

from recording import Recording
from voices import HERE, VOICES, Voices

INTERRUPTED = .25  # of a call's turns
SUBJECTS = ('start', 'price', 'support')


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('prefix', help='where PREFIX.wav, .stm, .ctm, .rttm and .chapters.json go')
    parser.add_argument('--minutes', type=float, default=20)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--voices', default='rms,slt', help=f'of {",".join(VOICES)}')
    parser.add_argument('--pause-max', type=float, default=.9, metavar='SECONDS', help='between two turns')
    parser.add_argument('--call', action='store_true',
                        help='a telephone call: two voices, a channel each, that now and then speak at once')
    parser.add_argument('--sentences', default=f'{HERE}/test-sentences.tsv', metavar='FILE')
    given = parser.parse_args()
    given.voices = given.voices.split(',')
    unknown = set(given.voices) - set(VOICES)
    if unknown:
        parser.error(f'no voice {", ".join(sorted(unknown))}: there are {", ".join(VOICES)}')
    if given.call and len(given.voices) != 2:
        parser.error('--call needs two --voices')
    return given


def sentences_by_subject(path):
    by_subject = {}
    with open(path) as file:
        for line in file:
            subject, text = line.rstrip('\n').split('\t')
            by_subject.setdefault(subject, []).append(text)
    return by_subject


def other(speaker, count, chance):
    """The next speaker's number, another than this one where there is another."""
    return (speaker + 1 + (chance.randrange(count - 1) if count > 2 else 0)) % count


def take_turn(recording, voices, speaker, voice, pools, chance, used):
    """One to four sentences, seldom any that was said before."""
    start = end = recording.seconds
    for _ in range(chance.randint(1, 4)):
        text = chance.choice(pools[0] if chance.random() < .8 else pools[1])
        if text in used and chance.random() < .9:
            continue
        used.add(text)
        said = voices.say(voice, text)
        if said:
            recording.sentence(speaker, text, *said)
            end = recording.seconds
            recording.pause(chance.uniform(.08, .35))
    if end > start:
        recording.turn(speaker, start, end)


def main():
    given = arguments()
    chance = random.Random(given.seed)
    by_subject = sentences_by_subject(given.sentences)
    recording = Recording(os.path.basename(given.prefix), channels=2 if given.call else 1)
    total = given.minutes * 60
    per_subject = max(60., total / max(3, round(given.minutes / 4)))
    speaker, used, chapters = 0, set(), 0
    with tempfile.TemporaryDirectory() as folder:
        voices = Voices(folder)
        while recording.seconds < total:
            subject = SUBJECTS[chapters % len(SUBJECTS)]
            chapters += 1
            recording.chapter(subject)
            end = min(total, recording.seconds + per_subject)
            while recording.seconds < end:
                speaker = other(speaker, len(given.voices), chance)
                take_turn(recording, voices, f'S{speaker}', given.voices[speaker],
                          (by_subject[subject], by_subject['talk']), chance, used)
                interrupted = given.call and chance.random() < INTERRUPTED
                recording.pause(-chance.uniform(.3, .9) if interrupted else chance.uniform(.2, given.pause_max))
    recording.write(given.prefix, given.seed)


if __name__ == '__main__':
    main()
