package caseloom.core.variables;

/// One thing that is wrong with a request, without its place. All of them are in `Findings`.
public record Finding(String msg, String type) {}
