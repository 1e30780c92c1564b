package caseloom.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.admin.FormBody;
import caseloom.s3.StandInS3;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Uploads whose large files go into a bucket.
final class BucketUploadsTest {

    private static final String LARGE = "x".repeat(300_000);

    private final StandInS3 storage = new StandInS3();
    private final UploadRig rig = new UploadRig(storage.settings());

    @AfterEach
    void stop() {
        rig.close();
        storage.close();
    }

    @Test
    void aFileGoesIntoTheBucketAndLeavesItAgain() {
        var made = rig.upload(FormBody.file("a.txt", LARGE));
        var path = rig.path() + "/" + made.at("/items/0/id").asLong();

        var part = rig.client().get(path + "/content", "Range: bytes=299998-");
        assertThat(storage.objects()).isEqualTo(1);
        var deleted = rig.client().send("DELETE", path, BodyPublishers.noBody());

        assertThat(made.status()).isEqualTo(201);
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.text()).isEqualTo("xx");
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(storage.objects()).isZero();
        assertThat(rig.rows("loose_objects")).isZero();
    }

    @Test
    void whileTheStorageFailsADownloadIsToBeAskedForAgain() {
        var made = rig.upload(FormBody.file("a.txt", LARGE));
        var path = rig.path() + "/" + made.at("/items/0/id").asLong() + "/content";
        storage.failWith(500);

        var refused = rig.client().get(path);
        storage.failWith(0);

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isPresent();
        assertThat(rig.client().get(path).text()).isEqualTo(LARGE);
    }

    @Test
    void whileTheStorageFailsLargeFilesAreRefusedForNowAndNothingOfThemStays() {
        storage.failWith(503);

        var refused = rig.upload(FormBody.file("a.txt", "small").with("b.txt", LARGE));
        var small = rig.upload(FormBody.file("a.txt", "small"));
        storage.failWith(0);
        var large = rig.upload(FormBody.file("b.txt", LARGE));

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isPresent();
        assertThat(small.status()).isEqualTo(201);
        assertThat(large.status()).isEqualTo(201);
        assertThat(rig.rows("files")).isEqualTo(2);
        assertThat(rig.inFolder()).isZero();
        assertThat(storage.objects()).isEqualTo(1);
    }
}
