package org.halocline.error;

/// The request was wrong: a size, a time step, a path, a name. Nothing was started.
///
/// The message names the offending value as `name=value` and ends with what to do.
public class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigurationException(String message) {
        super(message);
    }

    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
