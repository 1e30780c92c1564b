package caseloom.activity;

import caseloom.access.Member;
import caseloom.access.Members;
import caseloom.approvals.Approvals;
import caseloom.cases.Cases;
import caseloom.comments.Comment;
import caseloom.comments.Comments;
import caseloom.core.cases.OrganizationId;
import caseloom.core.definition.ListedSteps;
import caseloom.signatures.Signatures;
import caseloom.tasks.Task;
import caseloom.tasks.Tasks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The activity log of a task, oldest entry first (L-182 to L-187). Safe to share.
public final class ActivityLog {

    /// All that the runs of one task may have decided, and a bound all the same.
    private static final int DECISIONS_MOST = 50_000;

    private final Tasks tasks;
    private final Cases cases;
    private final Comments comments;
    private final Asked asked;
    private final Members members;

    /// What people were asked.
    public record Asked(Approvals approvals, Signatures signatures) {}

    public ActivityLog(Tasks tasks, Cases cases, Comments comments, Asked asked, Members members) {
        this.tasks = tasks;
        this.cases = cases;
        this.comments = comments;
        this.asked = asked;
        this.members = members;
    }

    /// A part of a log.
    ///
    /// @param total entries of the log in all
    public record Page(List<Activity> entries, long total) {}

    /// What people said and what the story tells.
    public Page whole(OrganizationId organization, Task task, int limit, long offset) {
        var steps = ListedSteps.of(tasks.definition(task));
        var history = cases.history(organization, task.id(), Optional.empty(), DECISIONS_MOST);
        var story = Chronicle.of(task, steps, history);
        var voted = Votes.among(story, asked.approvals().ofCase(organization, task.id()));
        var signed = Signings.among(voted, asked.signatures().ofCase(organization, task.id()));
        return page(organization, task, signed, limit, offset);
    }

    /// Only what people said.
    public Page comments(OrganizationId organization, Task task, int limit, long offset) {
        return page(organization, task, List.of(), limit, offset);
    }

    private Page page(
            OrganizationId organization, Task task, List<Told> story, int limit, long offset) {
        var said = comments.count(organization, task.id());
        var merging = new Merging(story, limit, offset);
        var marks = comments.marks(organization, task.id(), merging.first(), merging.most());
        var slots = merging.slots(marks);
        var found = texts(organization, task, slots);
        var doers = new Doers(members, organization);
        var entries =
                slots.stream()
                        .map(slot -> entry(slot, found, doers))
                        .filter(Objects::nonNull)
                        .toList();
        return new Page(entries, story.size() + said);
    }

    private Map<Long, Comment> texts(
            OrganizationId organization, Task task, List<Merging.Slot> slots) {
        var wanted =
                slots.stream()
                        .flatMap(slot ->
                                slot instanceof Merging.Said(var id)
                                        ? Stream.of(id)
                                        : Stream.empty())
                        .toList();
        var found = new HashMap<Long, Comment>();
        if (!wanted.isEmpty()) {
            comments.list(organization, task.id(), wanted)
                    .forEach(comment -> found.put(comment.id(), comment));
        }
        return found;
    }

    /// Null for a comment that has just left with its case.
    private static @Nullable Activity entry(
            Merging.Slot slot, Map<Long, Comment> found, Doers doers) {
        return switch (slot) {
            case Merging.Happened(var told) -> happened(told, doers);
            case Merging.Said(var id) -> {
                var comment = found.get(id);
                yield comment == null ? null : said(comment);
            }
        };
    }

    private static Activity happened(Told told, Doers doers) {
        return new Activity(
                told.id(),
                told.type(),
                told.message(),
                doers.of(told.by()),
                told.at(),
                null,
                List.of(),
                List.of());
    }

    private static Activity said(Comment comment) {
        return new Activity(
                comment.id(),
                ActionType.COMMENT,
                comment.text(),
                new Member(comment.author().member(), comment.author().email()),
                comment.createdAt(),
                comment.replyTo(),
                comment.mentions(),
                comment.files());
    }
}
