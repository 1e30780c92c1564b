package caseloom.approvals;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Tx;
import java.util.List;

/// Tells people what waits for them, as part of the transaction that makes it wait. Safe to share.
public interface Invitations {

    /// To be called before the transaction.
    void prepare(OrganizationId organization);

    /// Tells those whose turn it is and who were not told before.
    void invite(Tx tx, Turn turn);

    /// Reminds those whose turn it is, once for each number, and gives whom.
    List<String> remind(Tx tx, Turn turn, int number);

    /// This one has no seat any more.
    void withdraw(Tx tx, OrganizationId organization, ApprovalId id, String folded);

    /// To be called after the transaction.
    void hint();

    /// For where nobody is told.
    Invitations NONE =
            new Invitations() {
                @Override
                public void prepare(OrganizationId organization) {}

                @Override
                public void invite(Tx tx, Turn turn) {}

                @Override
                public List<String> remind(Tx tx, Turn turn, int number) {
                    return List.of();
                }

                @Override
                public void withdraw(
                        Tx tx, OrganizationId organization, ApprovalId id, String folded) {}

                @Override
                public void hint() {}
            };
}
