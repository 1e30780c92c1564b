package caseloom.vault;

import caseloom.core.cases.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Where a sealed value belongs: the organization, and the record and field in it, such as
/// `connection/17/token`. A value that is moved to another place does not open there.
///
/// @param owner the organization; 0 for the installation itself
public record Place(long owner, String record) {

    private static final long INSTALLATION = 0;

    private static final Pattern FORM =
            Pattern.compile("[a-z][a-z0-9-]{0,63}(/[A-Za-z0-9_.-]{1,128}){1,4}");

    public Place {
        if (owner < INSTALLATION || !FORM.matcher(record).matches()) {
            throw new IllegalArgumentException("no place for a secret: " + owner + " " + record);
        }
    }

    /// A place in an organization.
    ///
    /// @param record never changes for the life of the record, so numbers rather than names
    public static Place of(OrganizationId organization, String record) {
        return new Place(organization.value(), record);
    }

    /// For secrets of the installation, which no organization sees.
    public static Place ofInstallation(String record) {
        return new Place(INSTALLATION, record);
    }

    /// What a sealed value is bound to. The number has no leading zeros and ends at the first
    /// slash, so no two places mean the same.
    byte[] bond() {
        return ("caseloom/value/" + owner + "/" + record).getBytes(StandardCharsets.UTF_8);
    }
}
