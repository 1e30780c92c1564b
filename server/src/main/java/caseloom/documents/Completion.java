package caseloom.documents;

import caseloom.core.document.Issue;
import caseloom.core.document.IssueCode;
import caseloom.core.webhook.DocumentBody;
import caseloom.core.webhook.EventType;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.files.FileRecord;
import caseloom.webhooks.DocumentNews;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Ends the processing of a document: what was found and the event that tells it are written
/// together, once. Safe to share.
final class Completion {

    private final Db db;
    private final InstantSource clock;
    private final DocumentNews news;
    private final DocumentsStore store = new DocumentsStore();
    private final FactsStore facts = new FactsStore();
    private final TextsStore texts = new TextsStore();
    private final ProcessingsStore processings = new ProcessingsStore();

    Completion(Db db, InstantSource clock, DocumentNews news) {
        this.db = db;
        this.clock = clock;
        this.news = news;
    }

    /// False when the document was deleted meanwhile, or another node has it.
    boolean write(Claimed claimed, FileRecord file, Findings findings) {
        news.prepare();
        var written = db.tx(claimed.organization(), tx -> written(tx, claimed, file, findings));
        if (written) {
            news.hint();
        }
        return written;
    }

    /// The document is locked before its processing, as whoever deletes it does.
    private boolean written(Tx tx, Claimed claimed, FileRecord file, Findings findings) {
        news.hold(tx);
        var organization = claimed.organization();
        if (!store.hold(tx, organization, file.number())) {
            return false;
        }
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var issues = issues(tx, file, findings);
        if (!processings.end(tx, claimed, at, issues)) {
            return false;
        }
        keep(tx, file, findings);
        tell(tx, claimed, file, issues, at);
        return true;
    }

    private List<Issue> issues(Tx tx, FileRecord file, Findings findings) {
        var issues = new ArrayList<Issue>();
        if (store.original(tx, file).isPresent()) {
            issues.add(Issue.of(IssueCode.DUPLICATE));
        }
        issues.addAll(findings.issues());
        return issues;
    }

    private void keep(Tx tx, FileRecord file, Findings findings) {
        var organization = file.organization();
        var text = findings.text();
        if (text != null) {
            texts.put(tx, organization, file.number(), text);
        }
        store.extent(tx, organization, file.number(), findings.extent());
        facts.put(tx, organization, file.number(), findings.fields());
        var before = store.byNumbers(tx, organization, file.number()).getFirst().about();
        var after = findings.about(before);
        if (!after.equals(before)) {
            store.change(tx, organization, file.number(), after);
        }
    }

    private void tell(Tx tx, Claimed claimed, FileRecord file, List<Issue> issues, Instant at) {
        var organization = claimed.organization();
        var by = store.byNumbers(tx, organization, file.number()).getFirst().uploadedBy();
        var subject = new DocumentBody.Subject(claimed.id(), Documents.named(file), by);
        if (!issues.isEmpty()) {
            var data = DocumentBody.withIssues(subject, issues);
            news.tell(tx, organization, EventType.DOCUMENT_UPLOAD_WITH_ISSUES, at, data);
            return;
        }
        var attributes = facts.attributes(tx, organization, file.number());
        var took = Duration.between(claimed.createdAt(), at);
        var data = DocumentBody.completed(subject, attributes, took);
        news.tell(tx, organization, EventType.DOCUMENT_UPLOAD_COMPLETED, at, data);
    }
}
