package caseloom.core.webhook;

/// The catalogue that an event belongs to; each has its own bodies, headers and pauses.
public enum Family {
    CHAMP,
    CHAMELIO
}
