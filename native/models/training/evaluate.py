"""Measures a speaker model on flite's four voices, which it was never trained on, through sherpa-onnx.

usage: evaluate.py MODEL.onnx SHERPA_FOLDER WORK_DIR [--interview AUDIO RTTM]...
prints, as Markdown: equal error rates and cosines of pieces of 1, 2, 3 and 5 s, clean and by telephone; then how well
pieces of 3 s of an interview fall into its voices (of one composed here, and of each --interview).
"""
import argparse
import os
import random
import subprocess
import tempfile

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.signal import butter, resample_poly, sosfiltfilt

from filterbank import BANDS, RATE, FilterBank, centred
from sherpa import SpeakerEmbeddingExtractor
from train import SIZE, equal_error_rate
from voices import WORDS, read_wave, to_rate, trimmed

VOICES = ['rms', 'slt', 'awb', 'kal16']
PIECES = 60
SEED = 7


def check_filter_banks(folder, work):
    """A model that returns what it is given shows what sherpa-onnx computes: it must be what the training saw."""
    path = f'{work}/identity.onnx'
    bands = helper.make_tensor_value_info('bands', TensorProto.FLOAT, [1, 'frames', BANDS])
    flat = helper.make_tensor_value_info('flat', TensorProto.FLOAT, [1, 'values'])
    graph = helper.make_graph([helper.make_node('Flatten', ['bands'], ['flat'])], 'identity', [bands], [flat])
    model = helper.make_model(graph, ir_version=7, opset_imports=[helper.make_opsetid('', 13)])
    for key, value in (('framework', 'wespeaker'), ('language', 'English'), ('sample_rate', RATE), ('output_dim', BANDS),
                       ('normalize_samples', 1), ('feature_normalize_type', 'global-mean')):
        model.metadata_props.add(key=key, value=str(value))
    onnx.save(model, path)
    extractor, rng, furthest = SpeakerEmbeddingExtractor(folder, path), np.random.default_rng(SEED), 0
    for length in 400, 3001, 16000, 16120, 48037:
        samples = rng.normal(0, 0.05, length).astype(np.float32)
        samples[length // 3:length // 2] = 0
        ours = centred(FilterBank()(torch.from_numpy(samples)[None]))[0].numpy()
        furthest = max(furthest, np.abs(ours.ravel() - extractor.compute(samples, ours.size)).max())
    assert furthest < 1e-3, f'filterbank.py differs from sherpa-onnx by {furthest}'
    print(f'Filter banks: sherpa-onnx\'s and those of the training differ by at most {furthest:.0e}.\n')


def telephone(samples):
    """300 to 3400 Hz, 8 kHz, mu-law of 8 bits, and back to 16 kHz."""
    narrow = resample_poly(sosfiltfilt(butter(4, [300, 3400], 'band', fs=RATE, output='sos'), samples), 1, 2).clip(-1, 1)
    code = np.round(np.sign(narrow) * np.log1p(255 * np.abs(narrow)) / np.log(256) * 127) / 127
    return resample_poly(np.sign(code) * (256.0 ** np.abs(code) - 1) / 255, 2, 1).astype(np.float32)


def say(voice, text, work):
    with tempfile.NamedTemporaryFile(dir=work, suffix='.wav') as file:
        subprocess.run(['flite', '-voice', voice, '-t', text, '-o', file.name], check=True)
        return trimmed(to_rate(*read_wave(file.read())))


def sentence(rng):
    return ' '.join(rng.choice(WORDS) for _ in range(rng.randint(5, 16)))


def compose(work, turns=50):
    """An interview of four voices: samples, and (start, end, voice) in seconds of each turn."""
    rng, parts, spoken, at = random.Random(SEED), [], [], 0
    for _ in range(turns):
        voice = rng.choice([v for v in VOICES if not spoken or v != spoken[-1][2]])
        said = say(voice, sentence(rng), work)
        pause = np.zeros(int(rng.uniform(0.1, 0.9) * RATE), np.float32)
        spoken.append((at / RATE, (at + len(said)) / RATE, voice))
        parts += [said, pause]
        at += len(said) + len(pause)
    return np.concatenate(parts), spoken


def read_interview(audio, rttm):
    raw = subprocess.run(['sox', '-G', audio, '-r', str(RATE), '-c', '1', '-t', 'raw', '-e', 'signed', '-b', '16', '-'],
                         stdout=subprocess.PIPE, check=True).stdout
    fields = [line.split() for line in open(rttm) if line.startswith('SPEAKER')]
    turns = [(float(start), float(start) + float(length), voice) for _, _, _, start, length, _, _, voice, *_ in fields]
    return np.frombuffer(raw, np.int16).astype(np.float32) / 32768, turns


def purity(extractor, samples, turns):
    """Clusters pieces of 1 to 3 s of the turns, by average linkage, into as many groups as there are voices.

    Returns how many pieces and voices there are, the share of pieces in a group of mostly their voice, and between which
    average cosines the linkage has to stop for that many groups.
    """
    embedded, voices = [], []
    for start, end, voice in turns:
        for at in np.arange(start, end - 1, 3):
            embedded.append(extractor.compute(samples[int(at * RATE):int(min(at + 3, end) * RATE)], SIZE))
            voices.append(voice)
    tree, names, count = linkage(np.array(embedded), 'average', 'cosine'), np.array(voices), len(set(voices))
    groups = fcluster(tree, count, 'maxclust')
    pure = sum(max((names[groups == group] == name).sum() for name in set(voices)) for group in set(groups)) / len(names)
    return len(names), count, pure, 1 - tree[1 - count, 2], 1 - tree[-count, 2]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument('model')
    arguments.add_argument('sherpa')
    arguments.add_argument('work')
    arguments.add_argument('--interview', nargs=2, action='append', default=[])
    arguments = arguments.parse_args()
    os.makedirs(arguments.work, exist_ok=True)
    check_filter_banks(arguments.sherpa, arguments.work)
    extractor = SpeakerEmbeddingExtractor(arguments.sherpa, arguments.model)

    rng = random.Random(SEED)
    speech = {voice: np.concatenate([say(voice, sentence(rng), arguments.work) for _ in range(90)]) for voice in VOICES}
    lines = {'clean': lambda samples: samples, 'telephone': telephone}
    names, upper = np.repeat(np.arange(len(VOICES)), PIECES), np.triu_indices(len(VOICES) * PIECES, 1)
    same = names[upper[0]] == names[upper[1]]
    print('| pieces | line | equal error rate | at cosine | same voice, 5 % to 95 % | different voices, 5 % to 95 % |')
    print('| --- | --- | --- | --- | --- | --- |')
    for seconds in 1, 2, 3, 5:
        starts = np.random.default_rng(SEED)
        length = seconds * RATE
        pieces = [speech[voice][at:at + length]
                  for voice in VOICES for at in starts.integers(0, len(speech[voice]) - length, PIECES)]
        for line, heard in lines.items():
            embedded = np.array([extractor.compute(heard(piece), SIZE) for piece in pieces])
            cosine = (embedded @ embedded.T)[upper]
            rate, at = equal_error_rate(cosine[same], cosine[~same])
            same_voice, different = (f'{np.quantile(part, .05):.2f} to {np.quantile(part, .95):.2f}'
                                     for part in (cosine[same], cosine[~same]))
            print(f'| {seconds} s | {line} | {rate:.1%} | {at:.2f} | {same_voice} | {different} |', flush=True)

    print('\n| interview | pieces of 3 s | voices | purity, count given | that count at an average cosine |')
    print('| --- | --- | --- | --- | --- |')
    composed = compose(arguments.work)
    interviews = [('composed', *composed), ('composed, by telephone', telephone(composed[0]), composed[1])]
    interviews += [(os.path.basename(audio), *read_interview(audio, rttm)) for audio, rttm in arguments.interview]
    for name, samples, turns in interviews:
        pieces, voices, pure, low, high = purity(extractor, samples, turns)
        print(f'| {name} | {pieces} | {voices} | {pure:.1%} | {low:.2f} to {high:.2f} |', flush=True)


if __name__ == '__main__':
    main()
