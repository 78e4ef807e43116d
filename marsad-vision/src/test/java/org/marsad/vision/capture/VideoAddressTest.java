package org.marsad.vision.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoAddressTest {

    @ParameterizedTest
    @CsvSource({
        "rtsp://10.0.0.7/live,                              rtsp://10.0.0.7/live",
        "rtsp://watch:s3cret@10.0.0.7:8554/live,            rtsp://***@10.0.0.7:8554/live",
        "RTSP://watch:s3cret@cam.example/live,              rtsp://***@cam.example/live",
        "rtsp://watch:s3%40cr%2Fet@cam/a?x=1,               rtsp://***@cam/a?x=1",
        "rtsp://watch:s3@cret@cam/live,                     rtsp://***@cam/live",
        "rtsp://s3cret@cam/live,                            rtsp://***@cam/live",
        "rtsps://watch:s3cret@[fd00::7]:322/live,           rtsps://***@[fd00::7]:322/live",
        "rtsp://cam/live?channel=1&password=s3cret&x=2,     rtsp://cam/live?channel=1&password=***&x=2",
        "rtsp://cam/user=s3cret&password=s3cret&channel=1,  rtsp://cam/user=***&password=***&channel=1",
        "rtsp://cam/user=s3cret_password=s3cret_channel=1,  rtsp://cam/user=***",
        "rtsp://cam/live?auth_token=s3cret,                 rtsp://cam/live?auth_token=***"
    })
    void credentialsAreNeverShown(String given, String shown) {
        VideoAddress address = VideoAddress.of(given);
        assertThat(address).hasToString(shown);
        assertThat(address.isLive()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtsp://watch:s3cret/word@cam/live",
                "rtsp://watch:s3cret#word@cam/live",
                "rtsp://watch:s3cret?word@cam/live",
                "rtsp://watch:s3cret",
                "http://watch:s3cret@cam/live.m3u8",
                "rtsp://",
                " "
            })
    void whatCannotBeAnAddressIsRefusedWithoutShowingIt(String given) {
        assertThatThrownBy(() -> VideoAddress.of(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void pathsAreFiles() {
        assertThat(VideoAddress.of("/srv/clips/a b.mp4")).hasToString("/srv/clips/a b.mp4");
        assertThat(VideoAddress.of("file:///srv/a%20b.mp4")).hasToString("/srv/a b.mp4");
        assertThat(VideoAddress.of("clip.mp4").isLive()).isFalse();
    }
}
