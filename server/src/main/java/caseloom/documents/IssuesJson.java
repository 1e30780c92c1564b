package caseloom.documents;

import caseloom.core.document.Issue;
import caseloom.core.document.IssueCode;
import caseloom.core.json.Json;
import caseloom.core.webhook.DocumentBody;
import java.util.ArrayList;
import java.util.List;

/// Issues as rows hold them, which is as everybody is told them.
final class IssuesJson {

    private IssuesJson() {}

    static String write(List<Issue> issues) {
        return Json.write(DocumentBody.issues(issues));
    }

    static List<Issue> read(String text) {
        var issues = new ArrayList<Issue>();
        for (var one : Json.stored(text)) {
            var pages = new ArrayList<Integer>();
            one.path("pages").forEach(page -> pages.add(page.intValue()));
            issues.add(
                    new Issue(
                            IssueCode.of(one.path("code").textValue()),
                            one.path("message").textValue(),
                            pages));
        }
        return List.copyOf(issues);
    }
}
