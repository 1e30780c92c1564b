package caseloom.mail;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import org.jspecify.annotations.Nullable;

/// A mail that the server itself writes to one person.
///
/// @param caseId the case that it is about; null when it is about none
/// @param key what it is written for, unique in the case for ever, and among those without one: for
///   the same key one mail is sent
/// @param text sealed while it waits, since links in it are secrets
public record Notice(
        OrganizationId organization,
        @Nullable CaseId caseId,
        String key,
        MailAddress to,
        String subject,
        MailText text) {

    /// Characters of a key.
    static final int KEY_MOST = 500;

    /// Which notice.
    public record Id(OrganizationId organization, @Nullable CaseId caseId, String key) {

        /// The number of the case; 0 for none.
        long number() {
            return caseId == null ? 0 : caseId.value();
        }
    }

    public Notice {
        if (key.isEmpty() || key.length() > KEY_MOST) {
            throw new IllegalArgumentException("no key of a notice: " + key);
        }
        subject = Mail.asSubject(subject);
    }

    public Id id() {
        return new Id(organization, caseId, key);
    }
}
