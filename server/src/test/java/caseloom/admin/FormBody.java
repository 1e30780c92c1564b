package caseloom.admin;

/// A form as a client would write it, of texts.
public final class FormBody {

    public static final String TYPE = "multipart/form-data; boundary=limit";

    private final StringBuilder text = new StringBuilder();

    private FormBody() {}

    public static FormBody empty() {
        return new FormBody();
    }

    /// A form with one file.
    public static FormBody file(String name, String content) {
        return empty().with(name, content);
    }

    public FormBody with(String name, String content) {
        return part("form-data; name=\"file\"; filename=\"" + name + "\"", content);
    }

    public FormBody part(String disposition, String content) {
        text.append("--limit\r\nContent-Disposition: ")
                .append(disposition)
                .append("\r\nContent-Type: text/html\r\n\r\n")
                .append(content)
                .append("\r\n");
        return this;
    }

    @Override
    public String toString() {
        return text + "--limit--\r\n";
    }
}
