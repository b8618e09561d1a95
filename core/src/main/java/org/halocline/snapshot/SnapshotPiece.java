package org.halocline.snapshot;

import java.util.List;
import org.halocline.decomposition.Subdomain;
import org.halocline.grid.Field;

/// One worker's share of a snapshot: its subdomain's cells of the chosen fields, to be read only.
///
/// @param series    what all snapshots of the request share
/// @param moment    when
/// @param subdomain whose cells
/// @param fields    the chosen fields, in the order of the series
public record SnapshotPiece(SnapshotSeries series, SnapshotMoment moment, Subdomain subdomain, List<Field> fields) {}
