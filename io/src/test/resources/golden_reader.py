"""Reads snapshots with VTK itself and compares every cell with the function that was written.

usage: golden_reader.py CASES.json

CASES.json is a list of {folder, points, cells, first, stride, times, fields}: `points` (coordinates), `cells` and
`first` (index of the first cell) have one entry per axis of the grid, `fields` maps a name to an offset. Moment n holds
offset + n/2 + i + 1000 j + 1000000 k in cell (i, j, k); neighbours in a file are `stride` cells apart.
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


READERS = {
    ".vti": vtk.vtkXMLImageDataReader,
    ".pvti": vtk.vtkXMLPImageDataReader,
    ".vtr": vtk.vtkXMLRectilinearGridReader,
    ".pvtr": vtk.vtkXMLPRectilinearGridReader,
}


def reader(file):
    return READERS[os.path.splitext(file)[1]]()


def three(values, rest):
    return list(values) + [rest] * (3 - len(values))


def indices(case, extent):
    """Indices of the cells along each axis."""
    axes = [(extent[2 * a], extent[2 * a + 1], first) for a, first in enumerate(case["first"])]
    return three([first + case["stride"] * np.arange(begin, end) for begin, end, first in axes], np.zeros(1))


def expected(axes, offset):
    k, j, i = np.meshgrid(*reversed(axes), indexing="ij")
    return (offset + i + 1e3 * j + 1e6 * k).ravel()


def check_points(data, file, extent, case):
    points = three(case["points"], [0.0])
    if hasattr(data, "GetSpacing"):
        check(list(data.GetOrigin()) == [p[0] for p in points], file, "origin", data.GetOrigin())
        spacing = [p[1] - p[0] if len(p) > 1 else 1.0 for p in points]
        check(np.allclose(data.GetSpacing(), spacing, rtol=1e-14), file, "spacing", data.GetSpacing(), spacing)
    else:
        for a, got in enumerate((data.GetXCoordinates(), data.GetYCoordinates(), data.GetZCoordinates())):
            wanted = points[a][extent[2 * a]:extent[2 * a + 1] + 1]
            check(list(vtk_to_numpy(got)) == wanted, file, "coordinates", a, vtk_to_numpy(got), wanted)


def check_data(data, file, extent, case, moment):
    check(list(data.GetExtent()) == extent, file, "extent", data.GetExtent(), extent)
    check_points(data, file, extent, case)
    cells = data.GetCellData()
    names = [cells.GetArrayName(a) for a in range(cells.GetNumberOfArrays())]
    check(names == list(case["fields"]), file, "fields", names)
    for name, offset in case["fields"].items():
        values = vtk_to_numpy(cells.GetArray(name))
        check(values.dtype == np.float64, file, name, values.dtype)
        right = expected(indices(case, extent), offset + moment / 2)
        check(np.array_equal(values, right), file, name, "values differ")
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
        data = read(reader(file), file)
        seen += check_data(data, file, whole_extent(case), case, moment)
        for piece in ElementTree.parse(file).getroot().iter("Piece"):
            alone = os.path.join(case["folder"], piece.get("Source"))
            data = read(reader(alone), alone)
            check_data(data, alone, [int(number) for number in piece.get("Extent").split()], case, moment)
            time = data.GetFieldData().GetArray("TimeValue")
            check(time is not None and time.GetValue(0) == case["times"][moment], alone, "TimeValue")

print("\n".join(errors) if errors else f"{seen} cells are right")
sys.exit(1 if errors else 0)
