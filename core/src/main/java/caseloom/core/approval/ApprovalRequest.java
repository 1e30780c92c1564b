package caseloom.core.approval;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a step asks of people, as its run put it together.
///
/// @param title what it is about, to be shown to them
/// @param ordered whether a group may decide only when those before it are done (L-136)
/// @param show the attributes that are put before them; empty for all
/// @param due when they should have decided; nothing happens by itself then
public record ApprovalRequest(
        Kind kind,
        String title,
        List<ApprovalGroup> groups,
        boolean ordered,
        List<String> show,
        @Nullable Instant due) {

    /// How many groups a request has at most.
    public static final int GROUPS_MOST = 20;

    /// How many approvers all groups of a request name at most.
    public static final int APPROVERS_MOST = 200;

    /// How often the people of a request are reminded at most.
    public static final int REMINDERS_MOST = 50;

    /// The shortest time between two reminders.
    public static final Duration REMIND_LEAST = Duration.ofMinutes(1);

    private static final Pattern WHO =
            Pattern.compile(
                    "owner|requester|role:(?:admin|editor|member|viewer)"
                            + "|[^@\\s\\x00]{1,254}@[^@\\s\\x00]{1,254}");

    /// Whether a text says who somebody is: an email address, `owner`, `requester` or
    /// `role:<name>`.
    public static boolean names(String who) {
        return WHO.matcher(who).matches();
    }

    /// What is asked.
    public enum Kind {
        /// A decision: yes or no, and by whom it must come.
        APPROVAL,
        /// Values that one of the people fills in.
        INPUT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The kind of that word, as it was stored.
        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public ApprovalRequest {
        groups = List.copyOf(groups);
        show = List.copyOf(show);
    }
}
