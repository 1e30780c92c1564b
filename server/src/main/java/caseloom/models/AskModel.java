package caseloom.models;

import caseloom.core.interpreter.Answer;
import caseloom.documents.DocumentText;
import caseloom.documents.FileTexts;
import caseloom.documents.FileTexts.Told;
import caseloom.files.FileId;
import caseloom.functions.FunctionCall;
import caseloom.functions.FunctionRequest;
import java.util.concurrent.CancellationException;

/// `ask-model`: a conversation with the model that a connection leads to, about what a step says
/// and what files of its case say. Safe to share.
public final class AskModel implements FunctionCall {

    private final Interview interview;
    private final FileTexts texts;

    public AskModel(Interview interview, FileTexts texts) {
        this.interview = interview;
        this.texts = texts;
    }

    @Override
    public Answer perform(FunctionRequest request) {
        var most = interview.settings().inputMost();
        try {
            var question = Question.of(request.arguments(), most);
            for (var file : Question.files(request.arguments())) {
                question = question.about(text(request, file), most);
            }
            return interview.asked(request.organization(), question, request.key());
        } catch (Unfit e) {
            return new Answer.Refused(Answer.Why.INVALID, e.why());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException)
                    new CancellationException("the server is stopping").initCause(e);
        }
    }

    private DocumentText text(FunctionRequest request, String file)
            throws Unfit, InterruptedException {
        var number = FileId.number(file);
        if (number.isEmpty()) {
            throw new Unfit("the case has no file `" + file + "`");
        }
        return switch (texts.of(request.organization(), request.caseId(), number.get())) {
            case Told.Text(var text) when !text.isBlank() -> text;
            case Told.Text _ -> throw new Unfit("the file `" + file + "` has no text");
            case Told.Unknown _ -> throw new Unfit("the case has no file `" + file + "`");
            case Told.Unreadable(var why) ->
                    throw new Unfit("the file `" + file + "` cannot be read: " + why);
        };
    }
}
