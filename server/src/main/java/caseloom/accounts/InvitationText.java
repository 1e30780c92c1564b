package caseloom.accounts;

import caseloom.mail.MailText;

/// What the mail says that invites somebody to an organization.
record InvitationText(String organization, InvitationRecord invitation, String link) {

    String subject() {
        return "Invitation to " + organization;
    }

    MailText text() {
        return MailText.plain(
                invitation.inviter()
                        + " invites you to "
                        + organization
                        + " on Caseloom, as "
                        + invitation.role().word()
                        + ".\n\nAccept here, until "
                        + invitation.expiresAt()
                        + ":\n\n"
                        + link
                        + "\n\nThe link is for you alone. If you expected no invitation, do nothing.\n");
    }
}
