"""Trains the stand-in speaker model on the voices of voices.py and writes it as ONNX for sherpa-onnx.

usage: train.py DATA_DIR OUT.onnx [--steps N]      reads what voices.py and channels.py wrote

A small x-vector: time-delay layers with residuals at 30 ms a step, attentive statistics pooling (weighted mean and standard
deviation over time), a linear layer to 128 values; trained with additive angular margin softmax over the voices, on pieces of
1 to 2 seconds.
The held-out voices (one of festival's persons and every 16th of espeak-ng's) only watch the training; nothing is chosen by them.
"""
import argparse
import math
import time

import numpy as np
import onnx
import torch
from torch import nn
from torch.nn import functional

from channels import STRETCH, VERSIONS
from filterbank import BANDS, RATE, SHIFT, centred

SEED = 20
WIDTH, POOLED, SIZE = 128, 384, 128
MARGIN, SCALE = 0.2, 30.0
BATCH = 128
HELD_OUT_PERSON, HELD_OUT_EVERY = 'pc_diphone', 16


class TimeDelay(nn.Module):
    def __init__(self, dilation):
        super().__init__()
        self.layer = nn.Conv1d(WIDTH, WIDTH, 3, dilation=dilation, padding=dilation)
        self.norm = nn.BatchNorm1d(WIDTH)

    def forward(self, x):
        return x + self.norm(functional.relu(self.layer(x)))


class SpeakerModel(nn.Module):
    """Filter banks (pieces × frames × bands, their mean taken away) to vectors of length one (pieces × SIZE)."""

    def __init__(self):
        super().__init__()
        self.first = nn.Conv1d(BANDS, WIDTH, 5, stride=3, padding=2)
        self.norm = nn.BatchNorm1d(WIDTH)
        self.context = nn.Sequential(TimeDelay(1), TimeDelay(2), TimeDelay(3))
        self.widen = nn.Conv1d(WIDTH, POOLED, 1)
        self.attention = nn.Sequential(nn.Conv1d(POOLED, 32, 1), nn.Tanh(), nn.Conv1d(32, POOLED, 1))
        self.pooled_norm = nn.BatchNorm1d(2 * POOLED)
        self.embed = nn.Linear(2 * POOLED, SIZE, bias=False)
        self.embedded_norm = nn.BatchNorm1d(SIZE, affine=False)

    def forward(self, bands):
        x = self.norm(functional.relu(self.first(bands.transpose(1, 2) / 4)))
        x = functional.relu(self.widen(self.context(x)))
        weights = torch.softmax(self.attention(x), 2)
        mean = (weights * x).sum(2)
        deviation = ((weights * x * x).sum(2) - mean * mean).clamp_min(1e-4).sqrt()
        return functional.normalize(self.embedded_norm(self.embed(self.pooled_norm(torch.cat([mean, deviation], 1)))))


class AngularMargin(nn.Module):
    """Additive angular margin softmax (ArcFace, Deng et al. 2019)."""

    def __init__(self, voices):
        super().__init__()
        self.centres = nn.Parameter(torch.randn(voices, SIZE) * 0.1)

    def forward(self, embedded, voice, margin):
        cosine = (embedded @ functional.normalize(self.centres).T).clamp(-0.9999, 0.9999)
        own = cosine.gather(1, voice[:, None])
        moved = own * math.cos(margin) - (1 - own * own).sqrt() * math.sin(margin)
        return functional.cross_entropy(SCALE * cosine.scatter(1, voice[:, None], moved), voice)


class Voices:
    """The stretches of some voices, and random pieces of them."""

    def __init__(self, bands, stretches):
        self.bands = bands
        names = sorted({name for name, _ in stretches})
        self.stretches = [[at for name, at in stretches if name == voice] for voice in names]

    def pieces(self, voices, seconds, rng, version=None):
        """Centred filter banks: pieces × frames × bands; of one version of the stretches, or of a random one for each piece."""
        frames, chosen = int(seconds * 100), []
        for voice in voices:
            stretch = self.bands[rng.choice(self.stretches[voice]), rng.integers(VERSIONS) if version is None else version]
            start = rng.integers(0, len(stretch) - frames)
            chosen.append(stretch[start:start + frames])
        return centred(torch.from_numpy(np.stack(chosen)).float())


def equal_error_rate(same, different):
    """The rate at which as many same pairs are refused as different ones are taken, and the cosine of that threshold."""
    scores = np.sort(np.concatenate([same, different]))
    refused = np.searchsorted(np.sort(same), scores) / len(same)
    taken = 1 - np.searchsorted(np.sort(different), scores) / len(different)
    at = np.argmin(np.abs(refused - taken))
    return (refused[at] + taken[at]) / 2, scores[at]


@torch.no_grad()
def watch(model, voices):
    """Equal error rate on voices that are not trained on, pieces of 3 s: clean, and over random channels."""
    model.eval()
    names, rates = np.repeat(np.arange(len(voices.stretches)), 8), []
    for version in 0, None:
        heard = voices.pieces(names, 3, np.random.default_rng(SEED), version)
        embedded = torch.cat([model(part) for part in heard.split(64)]).numpy()
        cosine, upper = embedded @ embedded.T, np.triu_indices(len(names), 1)
        same = names[upper[0]] == names[upper[1]]
        rates.append(equal_error_rate(cosine[upper][same], cosine[upper][~same])[0])
    model.train()
    return rates


def export(model, path, voices, hours):
    model.eval()
    torch.onnx.export(model, torch.randn(1, 300, BANDS), path, opset_version=13, input_names=['feats'],
                      output_names=['embs'], dynamic_axes={'feats': {0: 'pieces', 1: 'frames'}, 'embs': {0: 'pieces'}})
    graph = onnx.load(path)
    graph.graph.output[0].type.tensor_type.shape.dim[1].dim_value = SIZE
    comment = f'Stand-in for tests and the demo: {voices} synthetic voices ({hours:.1f} hours), no people.'
    described = {
        'framework': 'wespeaker', 'language': 'English', 'url': '', 'comment': comment, 'sample_rate': RATE,
        'output_dim': SIZE, 'normalize_samples': 1, 'feature_normalize_type': 'global-mean'}
    for key, value in described.items():
        graph.metadata_props.add(key=key, value=str(value))
    onnx.checker.check_model(graph)
    onnx.save(graph, path)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument('data')
    arguments.add_argument('out')
    arguments.add_argument('--steps', type=int, default=5000)
    arguments = arguments.parse_args()
    torch.manual_seed(SEED)
    rng = np.random.default_rng(SEED)
    lines = [line.rstrip('\n').split('\t') for line in open(f'{arguments.data}/stretches.tsv')]
    bands = np.memmap(f'{arguments.data}/bands.f16', np.float16, 'r', shape=(len(lines), VERSIONS, STRETCH // SHIFT, BANDS))
    persons = {name: family for name, family in lines}
    aside = {name for i, (name, family) in enumerate(persons.items())
             if family == HELD_OUT_PERSON or family == 'espeak' and i % HELD_OUT_EVERY == 0}
    known = Voices(bands, [(name, at) for at, (name, _) in enumerate(lines) if name not in aside])
    held_out = Voices(bands, [(name, at) for at, (name, _) in enumerate(lines) if name in aside])
    count, hours = len(known.stretches), sum(map(len, known.stretches)) / 360
    model, loss = SpeakerModel(), AngularMargin(count)
    parameters = sum(part.numel() for part in model.parameters())
    print(f'{count} voices, {hours:.1f} hours; {len(aside)} held out; {parameters} parameters', flush=True)
    optimizer = torch.optim.AdamW([*model.parameters(), *loss.parameters()], weight_decay=1e-3)
    shown = 0.0
    for step in range(arguments.steps):
        done = step / arguments.steps
        for group in optimizer.param_groups:
            group['lr'] = 3e-3 * min(1, done / 0.03 + 0.01) * (0.5 + 0.5 * math.cos(math.pi * done)) + 1e-6
        voice = rng.integers(0, count, BATCH)
        heard = known.pieces(voice, rng.choice([1, 1.5, 2]), rng)
        with torch.autocast('cpu', dtype=torch.bfloat16):
            embedded = model(heard)
        error = loss(embedded.float(), torch.from_numpy(voice), MARGIN * min(1, done / 0.3))
        optimizer.zero_grad()
        error.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5)
        optimizer.step()
        shown = shown * 0.99 + float(error) * 0.01
        if step % 250 == 249:
            clean, elsewhere = watch(model, held_out)
            print(f'{time.process_time() / 60:5.1f} min of processor time, step {step + 1}, loss {shown:.2f}, '
                  f'error on held-out voices: clean {clean:.1%}, other channels {elsewhere:.1%}', flush=True)
    export(model, arguments.out, count, hours)


if __name__ == '__main__':
    main()
