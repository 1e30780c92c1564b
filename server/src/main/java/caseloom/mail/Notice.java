package caseloom.mail;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;

/// A mail that the server itself writes to one person, about a case.
///
/// @param key what it is written for, unique in the case for ever: for the same key one mail is
///   sent
/// @param text sealed while it waits, since links in it are secrets
public record Notice(
        OrganizationId organization,
        CaseId caseId,
        String key,
        MailAddress to,
        String subject,
        MailText text) {

    /// Characters of a key.
    static final int KEY_MOST = 500;

    /// Which notice.
    public record Id(OrganizationId organization, CaseId caseId, String key) {}

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
