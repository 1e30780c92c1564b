package caseloom.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"document_789", "doc_789", "attachment_789", "att_789", "file_789"})
    void l190_theNumberAloneDecides(String id) {
        assertThat(FileId.number(id)).contains(789L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "789",
                "document_",
                "document_0",
                "document_01",
                "document_-1",
                "document_7a",
                "Document_7",
                "documents_7",
                " document_7",
                "document_7\n",
                "document_1234567890123456789"
            })
    void l190_anythingElseIsMalformed(String id) {
        assertThat(FileId.number(id)).isEmpty();
    }
}
