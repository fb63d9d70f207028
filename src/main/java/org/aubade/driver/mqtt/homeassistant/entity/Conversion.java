package org.aubade.driver.mqtt.homeassistant.entity;

/** Converts numbers between messages and a device; implemented by records, so that definitions can be compared. */
sealed interface Conversion {
    /** The device's number for the number {@code ours} of a message. */
    double toDevice(double ours);

    /** The number of Aubade's state for the device's number {@code theirs}. */
    double fromDevice(double theirs);

    /** Both numbers are equal. */
    record Same() implements Conversion {
        @Override
        public double toDevice(double ours) {
            return ours;
        }

        @Override
        public double fromDevice(double theirs) {
            return theirs;
        }
    }

    /**
     * Percent of the range from {@code zero} to {@code full}, in whole numbers on both sides. More than 0 % is never converted
     * to {@code zero}, which may mean off.
     */
    record Percent(double zero, double full) implements Conversion {
        @Override
        public double toDevice(double ours) {
            double scaled = Math.rint(zero + ours / 100 * (full - zero));
            return ours > 0 && scaled == zero ? zero + Math.signum(full - zero) : scaled;
        }

        @Override
        public double fromDevice(double theirs) {
            return full == zero ? 0 : Math.clamp(Math.rint((theirs - zero) / (full - zero) * 100), 0, 100);
        }
    }

    /** Kelvin here, mireds on the device. */
    record Mireds() implements Conversion {
        @Override
        public double toDevice(double ours) {
            return Math.rint(1e6 / ours);
        }

        @Override
        public double fromDevice(double theirs) {
            return theirs > 0 ? Math.rint(1e6 / theirs) : 0;
        }
    }

    /** Degrees Celsius here, Fahrenheit on the device, both to a tenth. */
    record Fahrenheit() implements Conversion {
        @Override
        public double toDevice(double ours) {
            return Math.rint((ours * 9 / 5 + 32) * 10) / 10;
        }

        @Override
        public double fromDevice(double theirs) {
            return Math.rint((theirs - 32) * 5 / 9 * 10) / 10;
        }
    }
}
