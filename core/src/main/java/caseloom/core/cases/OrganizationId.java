package caseloom.core.cases;

/// The number of an organization, the tenant that every record belongs to.
public record OrganizationId(long value) {

    public OrganizationId {
        if (value < 1) {
            throw new IllegalArgumentException("a number starts at 1: " + value);
        }
    }
}
