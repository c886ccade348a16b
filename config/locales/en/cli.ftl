# What the command line writes into files.
recovery-comment = Jaabi recovery kit. Keep this file away from the machine, with people who are neither administrators nor focal points. It opens every sensitive case.
