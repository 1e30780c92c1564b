package caseloom.approvals;

import caseloom.access.Email;
import caseloom.core.cases.OrganizationId;
import caseloom.db.Tx;
import caseloom.links.Links;
import caseloom.links.Opens;
import caseloom.links.Purpose;
import caseloom.mail.MailAddress;
import caseloom.mail.MailQueue;
import caseloom.mail.Notice;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells people by mail, each with a link of their own. Does nothing where no mail is sent. Safe to
/// share.
public final class MailedInvitations implements Invitations {

    private static final Logger LOG = LoggerFactory.getLogger(MailedInvitations.class);

    private final ApprovalsStore store = new ApprovalsStore();
    private final MailQueue queue;
    private final Links links;
    private final ApprovalsSettings settings;

    public MailedInvitations(MailQueue queue, Links links, ApprovalsSettings settings) {
        this.queue = queue;
        this.links = links;
        this.settings = settings;
    }

    @Override
    public void prepare(OrganizationId organization) {
        queue.prepare(organization);
    }

    @Override
    public void invite(Tx tx, Turn turn) {
        mail(tx, turn, new InvitationText.Occasion(turn.asked().request().kind(), 0));
    }

    @Override
    public List<String> remind(Tx tx, Turn turn, int number) {
        return mail(tx, turn, new InvitationText.Occasion(turn.asked().request().kind(), number));
    }

    @Override
    public void withdraw(Tx tx, OrganizationId organization, ApprovalId id, String folded) {
        links.end(tx, opens(organization, id, folded));
    }

    @Override
    public void hint() {
        queue.hint();
    }

    private List<String> mail(Tx tx, Turn turn, InvitationText.Occasion occasion) {
        if (!queue.isOn() || turn.people().isEmpty()) {
            return List.of();
        }
        var most = settings.mailedMost();
        if (turn.people().size() > most) {
            LOG.info(
                    "only {} of the people asked in case {} are mailed",
                    most,
                    turn.id().caseId().value());
        }
        var subject = store.subject(tx, turn.organization(), turn.id().caseId());
        var text = new InvitationText(turn, subject, occasion);
        var mailed = new ArrayList<String>();
        for (var one : turn.people().subList(0, Math.min(most, turn.people().size()))) {
            if (mail(tx, turn, text, one)) {
                mailed.add(one);
            }
        }
        return mailed;
    }

    /// Whether one goes out, now or before for the same reason.
    private boolean mail(Tx tx, Turn turn, InvitationText text, String email) {
        var folded = Email.folded(email);
        var to = MailAddress.of(email);
        if (to.isEmpty()) {
            LOG.info(
                    "no mail can be sent to a member asked in case {}", turn.id().caseId().value());
            return false;
        }
        var key = "approval/" + turn.id().text() + "/" + text.occasion().word() + "/" + folded;
        var id = new Notice.Id(turn.organization(), turn.id().caseId(), key);
        if (!queue.has(tx, id)) {
            var link = links.make(tx, opens(turn.organization(), turn.id(), folded));
            queue.put(
                    tx,
                    new Notice(
                            turn.organization(),
                            turn.id().caseId(),
                            key,
                            to.get(),
                            text.subject(),
                            text.with(link.address())));
        }
        return true;
    }

    private static Opens opens(OrganizationId organization, ApprovalId id, String folded) {
        return new Opens(organization, id.caseId(), Purpose.APPROVAL, id.text(), folded);
    }
}
