package org.halocline.model;

import java.util.Map;

/// Gives simulations short names for configs. Found by [java.util.ServiceLoader]: list the implementation in
/// `META-INF/services/org.halocline.model.SimulationProvider`.
public interface SimulationProvider {
    /// Name (lower case, digits and hyphens) to record class.
    Map<String, Class<? extends Simulation>> simulations();
}
