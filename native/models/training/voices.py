"""Speaks random sentences in several hundred synthetic voices: what the speaker model is trained on.

usage: voices.py OUT_DIR
writes OUT_DIR/pcm.s16 (16 kHz, mono) and OUT_DIR/index.tsv: voice, family, offset and length in samples, one line per voice.

Two kinds of voice:
  - espeak-ng, its own variants and random ones (pitch, formants, breath, flutter, spectral tilt, Klatt's synthesizer);
    each voice reads in several accents, so that the accent does not tell the voice;
  - festival's recorded and statistical voices of other languages, each shifted in pitch (resampling) and formants
    (warping of the cepstral envelope). A family is one recorded person; its shifts are voices of their own.
Neither festival's kal, ked and slt-hts nor anything of flite is among them: flite's four voices are the test.
"""
import io
import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import wave

import numpy as np
from scipy.signal import resample_poly

RATE = 16000
SEED = 20
ESPEAK_DATA = '/usr/lib/x86_64-linux-gnu/espeak-ng-data'
RANDOM_VARIANTS = 380
ESPEAK_SENTENCES = 12
FESTIVAL_SENTENCES = 30
SHIFTS = 40
CODED = 0.12  # share of sentences that have been through the GSM codec

ACCENTS = ['en-us', 'en-us', 'en-us', 'en-gb', 'en-gb-scotland', 'en-029', 'de', 'it', 'es', 'fr', 'nl', 'pl', 'sv']
# effects rather than voices: robots, whispers, echoes
NOT_VOICES = ('robo', 'Robo', 'whisper', 'Demonic', 'Storm', 'announcer', 'croak', 'fast', 'Tweaky', 'language', 'variant')

WORDS = """about after again agree all always and answer ask away back bad bed before begin better between big bird blue
boat book both bread bring brother brown build busy buy call came car carry chair change child choose city clean clear
close coffee cold come cook corner could country cross cry cup dark day dear deep dinner do dog door down draw dream drink
drive dry early earth easy eat egg end enough even every eye face fall family far farm father few field find fire first
fish five flower fly follow food foot for forest four free friend from front full game garden give glass go good great
green grow hair half hand happy hard have head hear heart heavy help here high hold home horse hot hour house how hundred
idea if inside job join jump just keep kind king kitchen know lady lake land large last late laugh learn leave left letter
life light like line listen little live long look lose love low lunch make man many map market may measure meet middle
milk mind minute money month moon more morning mother mountain mouth move much music name near never new next night nine
noise north nothing now number of often old once one open orange other our out over own page paint paper part pay people
person picture piece place plan plant play please point pull push question quick quiet rain reach read ready red remember
rest rich ride right river road room round run sad safe salt same sand say school sea second see seven shape she ship shoe
short show side simple sing sister sit six sky sleep slow small smile snow some song soon south speak spring stand star
start stone stop story street strong summer sun sure table take talk teach ten thank that their then there thing think
three through time today together too town travel tree true try turn two under until use usual very view visit voice wait
walk wall want warm wash watch water way we wear week well west what wheel when where which white who why wide wind window
winter wish with woman wonder wood word work world write year yellow yes you young zero""".split()

# What a festival voice can read: consonants and vowels, in its own script, for words made of random syllables.
LATIN = 'b d f g l m n p r s t v', 'a e i o u'
FESTIVAL = {
    'lp_diphone': LATIN, 'pc_diphone': LATIN, 'upc_ca_ona_hts': LATIN,
    'czech_dita': LATIN, 'czech_krb': LATIN, 'czech_machac': LATIN, 'czech_ph': LATIN,
    'hy_fi_mv_diphone': ('h j k l m n p r s t v', 'a e i o u y'),
    'suo_fi_lj_diphone': ('h j k l m n p r s t v', 'a e i o u y'),
    'msu_ru_nsh_clunits': ('б в г д з к л м н п р с т', 'а е и о у'),
    'hindi_NSK_diphone': ('क ग त द न प ब म र ल स', 'ा ि ी ु े ो'),
}


def words_of(letters, rng):
    consonants, vowels = (part.split() for part in letters)
    return [''.join(rng.choice(consonants) + rng.choice(vowels) for _ in range(rng.choice([1, 2, 2, 3])))
            for _ in range(rng.randint(7, 12))]


def read_wave(data):
    with wave.open(io.BytesIO(data)) as file:
        pcm = np.frombuffer(file.readframes(1 << 30), np.int16)
        return pcm.astype(np.float32) / 32768, file.getframerate()


def to_rate(samples, rate, target=RATE):
    common = np.gcd(rate, target)
    return resample_poly(samples, target // common, rate // common).astype(np.float32)


def trimmed(samples):
    """Without the silence before and after, and at an even loudness."""
    loud = np.flatnonzero(np.abs(samples) > 0.05 * np.abs(samples).max())
    if len(loud) == 0 or not np.isfinite(samples).all():
        return samples[:0]
    samples = samples[max(0, loud[0] - 800):loud[-1] + 800]
    return samples * (0.08 / np.sqrt((samples ** 2).mean()))


def coded(samples):
    """After GSM 06.10 at 8 kHz."""
    raw = ['-t', 'raw', '-e', 'signed', '-b', '16', '-c', '1']
    pcm = (samples * 32768).clip(-32768, 32767).astype(np.int16)
    gsm = subprocess.run(['sox', '-G', *raw, '-r', '16000', '-', '-r', '8000', '-t', 'gsm', '-'], input=pcm.tobytes(),
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout
    back = subprocess.run(['sox', '-G', '-t', 'gsm', '-r', '8000', '-', *raw, '-r', '16000', '-'], input=gsm,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout
    return np.frombuffer(back, np.int16).astype(np.float32) / 32768


def pcm_of(sentences, rng):
    parts = [coded(s) if rng.random() < CODED else s for s in map(trimmed, sentences) if len(s)]
    return (np.concatenate(parts) * 32768).clip(-32767, 32767).astype(np.int16)


def random_variant(name, rng):
    """A voice of espeak-ng's: docs/voices.md of espeak-ng explains the words."""
    pitch, size = 2 ** rng.uniform(np.log2(72), np.log2(250)), rng.uniform(0.84, 1.2)
    lines = ['language variant', f'name {name}', f'pitch {pitch:.0f} {pitch * rng.uniform(1.15, 1.8):.0f}']
    if rng.random() < 0.35:
        lines.append(f'klatt {rng.randint(1, 5)}')
    for formant in range(9):
        frequency = 100 * size * rng.gauss(1, 0.05)
        lines.append(f'formant {formant} {frequency:.0f} {rng.randint(70, 150)} {rng.randint(80, 190)}')
    if rng.random() < 0.4:
        lines.append('breath ' + ' '.join(str(rng.randint(0, 4)) for _ in range(8)))
    tilt = rng.uniform(40, 250)
    lines += [f'roughness {rng.randint(0, 3)}', f'flutter {rng.randint(0, 8)}', f'intonation {rng.randint(1, 4)}',
              f'voicing {rng.randint(70, 140)}', f'consonants {rng.randint(60, 140)} {rng.randint(60, 140)}',
              f'tone 300 {rng.randint(180, 255)} 1300 {tilt:.0f} 3000 {tilt * rng.uniform(.5, 1.2):.0f}']
    return '\n'.join(lines) + '\n'


def espeak(job):
    variant, text_of_variant, out = job
    rng = random.Random(f'{SEED} {variant}')
    # a data folder for each variant: espeak-ng lists at most 349 voices
    data = f'{out}/espeak-{variant}'
    os.makedirs(f'{data}/voices/!v')
    for entry in os.listdir(ESPEAK_DATA):
        if entry != 'voices':
            os.symlink(f'{ESPEAK_DATA}/{entry}', f'{data}/{entry}')
    with open(f'{data}/voices/!v/{variant}', 'w') as file:
        file.write(text_of_variant)
    sentences = []
    for _ in range(ESPEAK_SENTENCES):
        text = ' '.join(rng.choice(WORDS) for _ in range(rng.randint(9, 14)))
        voice, words_per_minute = f'{rng.choice(ACCENTS)}+{variant}', str(rng.randint(130, 190))
        said = subprocess.run(['espeak-ng', f'--path={data}', '-v', voice, '-s', words_per_minute, '--stdout', text],
                              stdout=subprocess.PIPE, check=True).stdout
        # espeak-ng cannot know the length when it writes to a pipe: the header claims 2 GB
        pcm = np.frombuffer(said[44:len(said) - len(said) % 2], np.int16)
        sentences.append(to_rate(pcm.astype(np.float32) / 32768, 22050))
    shutil.rmtree(data)
    return [(f'espeak-{variant}', 'espeak', pcm_of(sentences, rng))]


def warped(samples, factor):
    """The same pitch with formants at `factor` times their frequency: each frame's cepstral envelope is stretched."""
    size, hop, lifter = 512, 128, 34
    window = np.hanning(size + 1)[:-1].astype(np.float32)
    padded = np.pad(samples, size)
    frames = np.lib.stride_tricks.sliding_window_view(padded, size)[::hop] * window
    spectrum = np.fft.rfft(frames)
    cepstrum = np.fft.irfft(np.log(np.abs(spectrum) + 1e-5))
    cepstrum[:, lifter:-lifter + 1] = 0
    envelope = np.fft.rfft(cepstrum).real
    source = np.arange(size // 2 + 1) / factor
    low = np.minimum(source.astype(int), size // 2 - 1)
    share = np.minimum(source - low, 1)
    moved = envelope[:, low] * (1 - share) + envelope[:, low + 1] * share
    frames = np.fft.irfft(spectrum * np.exp(moved - envelope)) * window
    out = np.zeros(len(padded) + size, np.float32)
    for i, frame in enumerate(frames):
        out[i * hop:i * hop + size] += frame
    return out[size:size + len(samples)] / 1.5


def shifts(rng):
    """Pairs of pitch and formant factors, no two nearer to one another than an ear would tell apart."""
    chosen = [(0.0, 0.0)]
    while len(chosen) < SHIFTS:
        pair = rng.uniform(np.log(0.78), np.log(1.4)), rng.uniform(np.log(0.86), np.log(1.18))
        if all(abs(pair[0] - p) / 0.06 + abs(pair[1] - f) / 0.04 > 1 for p, f in chosen):
            chosen.append(pair)
    return [(float(np.exp(p)), float(np.exp(f))) for p, f in chosen]


def festival(job):
    voice, out = job
    rng = random.Random(f'{SEED} {voice}')
    folder = f'{out}/festival-{voice}'
    os.makedirs(folder, exist_ok=True)
    script = [f'(voice_{voice})']
    for i in range(FESTIVAL_SENTENCES):
        text = ' '.join(words_of(FESTIVAL[voice], rng))
        script += [f"(Parameter.set 'Duration_Stretch {rng.uniform(0.85, 1.2):.2f})",
                   f'(utt.save.wave (utt.synth (Utterance Text "{text}")) "{folder}/{i}.wav" \'riff)']
    with open(f'{folder}/say.scm', 'w') as file:
        file.write('\n'.join(script) + '\n')
    subprocess.run(['festival', '-b', f'{folder}/say.scm'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    said = [read_wave(open(f'{folder}/{i}.wav', 'rb').read()) for i in range(FESTIVAL_SENTENCES)]
    shutil.rmtree(folder)
    voices = []
    for i, (pitch, formants) in enumerate(shifts(rng)):
        # playing it faster raises pitch and formants alike; the warp then brings the formants to where they belong
        faster = [to_rate(s, round(rate * pitch / 50) * 50) for s, rate in said]
        sentences = faster if i == 0 else [warped(s, formants / pitch) for s in faster]
        voices.append((f'{voice}-{i}', voice, pcm_of(sentences, rng)))
    return voices


def main(out):
    os.makedirs(out, exist_ok=True)
    variants = []
    for name in sorted(os.listdir(f'{ESPEAK_DATA}/voices/!v')):
        if not name.startswith(NOT_VOICES) and 'Robot' not in name:
            variants.append((name.replace(' ', '_'), open(f'{ESPEAK_DATA}/voices/!v/{name}').read(), out))
    for name in (f'random{i}' for i in range(RANDOM_VARIANTS)):
        variants.append((name, random_variant(name, random.Random(f'{SEED} {name}')), out))
    with multiprocessing.Pool(2) as pool, open(f'{out}/pcm.s16', 'wb') as pcm, open(f'{out}/index.tsv', 'w') as index:
        families = [pool.imap(festival, [(voice, out) for voice in FESTIVAL]), pool.imap(espeak, variants, 8)]
        offset, count = 0, 0
        for family in families:
            for voices in family:
                for name, source, samples in voices:
                    pcm.write(samples.tobytes())
                    index.write(f'{name}\t{source}\t{offset}\t{len(samples)}\n')
                    offset, count = offset + len(samples), count + 1
    print(f'{out}: {count} voices, {offset / RATE / 3600:.1f} hours')


if __name__ == '__main__':
    main(sys.argv[1])
