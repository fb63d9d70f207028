package org.aubade.api.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import org.aubade.device.DeviceLog;
import org.aubade.time.VirtualTime;
import org.junit.jupiter.api.Test;

class RefusalLogTest {
    private final VirtualTime time = new VirtualTime();
    private final RefusalLog refusals = new RefusalLog(time.source());

    @Test
    void there_is_one_line_a_minute_with_the_address_the_key_and_how_many_others_there_were() {
        try (DeviceLog log = DeviceLog.open("aubade.api")) {
            refuse(3);
            time.advance(Duration.ofSeconds(59));
            refuse(1);
            assertThat(log.take())
                    .containsExactly("A connection from 127.0.0.1 was closed: 9 are open, as some.key allows.");

            time.advance(Duration.ofSeconds(1));
            refuse(2);
            assertThat(log.take())
                    .containsExactly("A connection from 127.0.0.1 was closed: 9 are open, as some.key allows;"
                            + " so were 3 others before it.");
        }
    }

    private void refuse(int times) {
        for (int i = 0; i < times; i++) {
            refusals.add(InetAddress.getLoopbackAddress(), "9 are open, as some.key allows");
        }
    }
}
