package caseloom.core.definition;

/// Complaints about what only the surroundings of a document make wrong.
public final class Placed {

    private Placed() {}

    /// An error with its place, or the nearest one around it that is written.
    public static Complaint error(String document, String pointer, String message) {
        var limits = DefinitionLimits.USUAL;
        var spot =
                new YamlText(limits, new Complaints(limits.complaints()))
                        .read(document)
                        .map(root -> Pointers.nearest(root, pointer).spot())
                        .orElse(Spot.TOP);
        return new Complaint(
                Complaint.Severity.ERROR, spot.line(), spot.column(), pointer, message);
    }
}
