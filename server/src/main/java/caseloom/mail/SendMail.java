package caseloom.mail;

import caseloom.core.interpreter.Answer;
import caseloom.core.json.Json;
import caseloom.files.FileId;
import caseloom.files.FileRecord;
import caseloom.files.Files;
import caseloom.functions.FunctionCall;
import caseloom.functions.FunctionRequest;
import java.util.ArrayList;
import java.util.List;

/// The function `send-mail`. Performed again after a crash, it may send the mail again, with the
/// same Message-ID: no mail server can be asked whether it took one. Safe to share.
public final class SendMail implements FunctionCall {

    /// Recipients whom the story names.
    private static final int TOLD_MOST = 20;

    private final Mailer mailer;
    private final Files files;

    public SendMail(Mailer mailer, Files files) {
        this.mailer = mailer;
        this.files = files;
    }

    @Override
    public Answer perform(FunctionRequest request) {
        try {
            var order = MailOrder.read(request.arguments());
            var mail =
                    new Mail(
                            "step/" + request.key(),
                            order.recipients(),
                            order.subject(),
                            order.text(),
                            attachments(request, order));
            return answer(mail, mailer.send(mail));
        } catch (MailOrder.Unfit e) {
            return new Answer.Refused(Answer.Why.INVALID, e.why());
        }
    }

    private static Answer answer(Mail mail, Sent sent) {
        return switch (sent) {
            case Sent.Accepted(var id) -> {
                var told = Json.object().put("messageId", id).put("subject", mail.subject());
                var to = told.putArray("to");
                mail.recipients().to().stream()
                        .limit(TOLD_MOST)
                        .forEach(one -> to.add(one.address()));
                yield new Answer.Gave(Json.object().put("messageId", id), told);
            }
            case Sent.Refused(var why) -> new Answer.Refused(Answer.Why.DECLINED, why);
            case Sent.Failed(var why) -> new Answer.Unreachable(false, why);
            case Sent.Off _ -> new Answer.Refused(Answer.Why.DECLINED, Sent.Off.MESSAGE);
        };
    }

    private List<Attachment> attachments(FunctionRequest request, MailOrder order)
            throws MailOrder.Unfit {
        var most = mailer.limits().filesMost();
        if (order.files().size() > most) {
            throw new MailOrder.Unfit("`attachments` are at most " + most + " files");
        }
        var found = new ArrayList<Attachment>();
        for (var id : order.files()) {
            found.add(attachment(ofCase(request, id)));
        }
        return found;
    }

    private Attachment attachment(FileRecord file) {
        return new Attachment(
                file.name(), file.contentType(), file.size(), () -> files.open(file, 0));
    }

    /// Files of other cases are as unknown as those that are none.
    private FileRecord ofCase(FunctionRequest request, String id) throws MailOrder.Unfit {
        return FileId.number(id)
                .flatMap(number -> files.inCase(request.organization(), request.caseId(), number))
                .orElseThrow(() ->
                        new MailOrder.Unfit(
                                "`attachments`: the case has no file " + Mail.asSubject(id)))
                .file();
    }
}
