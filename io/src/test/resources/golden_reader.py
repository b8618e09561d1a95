"""Reads snapshots with VTK itself and compares every cell with the function that was written.

usage: golden_reader.py CASES.json

CASES.json is a list of {folder, cells, low, high, times, fields}: `cells`, `low` and `high` have one entry per axis of
the grid, `fields` maps a name to an offset. Moment n holds offset + n/2 + i + 1000 j + 1000000 k in cell (i, j, k).
"""
import json
import os
import sys
import xml.etree.ElementTree as ElementTree

import numpy as np
import vtk
from vtk.util.numpy_support import vtk_to_numpy

errors = []


def check(condition, *words):
    if not condition:
        errors.append(" ".join(str(word) for word in words))


def read(reader, file):
    problems = []
    for event in ("ErrorEvent", "WarningEvent"):
        reader.AddObserver(event, lambda *_: problems.append(event))
    reader.SetFileName(file)
    reader.Update()
    check(not problems, file, problems, "error code", reader.GetErrorCode())
    return reader.GetOutput()


def expected(cells, begin, offset):
    k, j, i = np.meshgrid(*(np.arange(b, b + n) for n, b in zip(reversed(cells), reversed(begin))), indexing="ij")
    return (offset + i + 1e3 * j + 1e6 * k).ravel()


def check_image(image, file, extent, case, moment):
    three = lambda values, rest: list(values) + [rest] * (3 - len(values))
    cells = [max(1, extent[2 * a + 1] - extent[2 * a]) for a in range(3)]
    check(list(image.GetExtent()) == extent, file, "extent", image.GetExtent(), extent)
    check(list(image.GetOrigin()) == three(case["low"], 0.0), file, "origin", image.GetOrigin())
    spacing = [(h - l) / n for l, h, n in zip(case["low"], case["high"], case["cells"])]
    check(list(image.GetSpacing()) == three(spacing, 1.0), file, "spacing", image.GetSpacing())
    data = image.GetCellData()
    names = [data.GetArrayName(a) for a in range(data.GetNumberOfArrays())]
    check(names == list(case["fields"]), file, "fields", names)
    for name, offset in case["fields"].items():
        values = vtk_to_numpy(data.GetArray(name))
        check(values.dtype == np.float64, file, name, values.dtype)
        check(np.array_equal(values, expected(cells, extent[::2], offset + moment / 2)), file, name, "values differ")
    return len(values)


def whole_extent(case):
    flat = [number for n in case["cells"] for number in (0, n)]
    return flat + [0] * (6 - len(flat))


seen = 0
for case in json.load(open(sys.argv[1])):
    series = ElementTree.parse(os.path.join(case["folder"], "series.pvd")).getroot()
    check(series.get("type") == "Collection", case["folder"], "type", series.get("type"))
    sets = series.findall("./Collection/DataSet")
    check([float(s.get("timestep")) for s in sets] == case["times"], case["folder"], "times")
    for moment, data_set in enumerate(sets):
        file = os.path.join(case["folder"], data_set.get("file"))
        image = read(vtk.vtkXMLPImageDataReader(), file)
        seen += check_image(image, file, whole_extent(case), case, moment)
        for piece in ElementTree.parse(file).getroot().iter("Piece"):
            alone = os.path.join(case["folder"], piece.get("Source"))
            image = read(vtk.vtkXMLImageDataReader(), alone)
            check_image(image, alone, [int(number) for number in piece.get("Extent").split()], case, moment)
            time = image.GetFieldData().GetArray("TimeValue")
            check(time is not None and time.GetValue(0) == case["times"][moment], alone, "TimeValue")

print("\n".join(errors) if errors else f"{seen} cells are right")
sys.exit(1 if errors else 0)
