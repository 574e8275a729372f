"""Given names that are common in England and Wales, to know a person's name without a title.

A fact, not a list of people. Names that are as often a word, a month or a place are left out: those
are found only beside a title or where the workspace knows them.
"""

_NAMES = """
Aaron Abdul Abdullah Abigail Abraham Adam Adrian Adrienne Agnes Ahmed Aidan Aisha Alan Alastair
Albert Alejandro Aleksandra Alexander Alexandra Alfie Alfred Alice Alicia Alison Alistair Allan
Amanda Amara Amelia Amina Amir Amit Amy Ana Andrea Andrew Andrzej Angela Angus Anita Ann Anna Anne
Annette Anthony Antonio Archie Arthur Asif Audrey Ava Ayesha Barbara Beatrice Belinda Ben Benjamin
Bernadette Bernard Beth Bethany Betty Beverley Bradley Brenda Brendan Brian Bridget Bronwen Bruce
Bryan Callum Cameron Camille Carl Carla Carlos Caroline Catherine Catriona Cecilia Cerys Charles
Cheryl Chloe Chris Christina Christine Christopher Ciara Claire Clare Clive Colin Connor Conor
Craig Cynthia Damian Daniel Daniela Danielle Darren Dave David Dawud Deborah Debra Declan Deirdre
Denise Dennis Derek Desmond Diana Diane Dilys Dmitri Dominic Donald Donna Doreen Doris Dorothy
Douglas Duncan Dylan Edith Edmund Edward Edwin Eileen Elaine Eleanor Elena Elizabeth Ella Ellen
Ellie Elliot Elsie Emily Emma Emmanuel Enid Eric Erica Erin Ernest Esther Ethan Euan Eugene Evan
Evelyn Farah Fatima Felicity Fergus Fiona Frances Francesca Frederick Gareth Gary Gavin Gemma
Geoffrey George Georgina Gerald Gerard Gillian Glenn Glenys Gordon Graeme Graham Gregory Gurpreet
Gwen Gwyneth Hamza Hannah Harold Harriet Harry Harvey Hassan Hayley Heidi Helen Helena Henry
Herbert Hilary Howard Hugh Hussain Hywel Iain Ian Ibrahim Ieuan Imran Ines Ingrid Irene Isaac
Isabel Isabella Isla Isobel Ivan Jacob Jacqueline Jake James Jamie Jane Janet Janice Jason Jasper
Javier Jayne Jeffrey Jemma Jennifer Jenny Jeremy Jessica Jill Jim Joan Joanna Joanne Joe Joel
Johanna John Johnny Jonathan Joseph Josephine Joshua Joyce Juan Judith Julia Julian Julie Justin
Kai Kamal Karen Karim Karl Kate Katherine Kathleen Katie Katrina Keith Kelly Kenneth Kevin Khadija
Khalid Kieran Kimberley Kirsty Krzysztof Kyle Laila Laura Lauren Laurence Leah Leila Leo Leon
Leonard Leslie Lewis Liam Linda Lindsay Lisa Liz Logan Lorraine Louis Louisa Louise Lucas Lucy
Luis Luke Lydia Lynda Lynn Lynne Mabel Madeleine Magdalena Mahmoud Malcolm Manuel Marcus Margaret
Maria Mariam Marian Marie Marilyn Mario Marion Marjorie Martha Martin Martyn Mary Maryam Mateusz
Matilda Matthew Maureen Maurice Maxine Megan Mei Melanie Melissa Mia Michael Michelle Miguel
Mildred Miriam Mohamed Mohammad Mohammed Mohamud Moira Molly Monica Morag Muhammad Muriel Myra
Nadia Nancy Naomi Natalia Natalie Natasha Nathan Nathaniel Neil Nia Niamh Nicholas Nick Nicola
Nicole Nigel Nikolai Nina Noah Noel Nora Norma Oleksandr Olga Olivia Oluwaseun Omar Osman Owen
Pamela Parveen Patricia Patrick Paul Paula Pauline Pawel Pedro Peggy Peter Philip Phillip Phoebe
Phyllis Pierre Piotr Prakash Priya Rachel Rafael Rahul Rajesh Rajinder Ralph Ravi Raymond Rebecca
Reginald Rhiannon Rhys Richard Rita Robert Roberta Roberto Roderick Rodney Roger Roisin Ronald
Rosalind Rosie Ross Rowena Roy Rupert Russell Ruth Ryan Sadia Sally Salma Sam Samantha Samina
Samuel Sandeep Sandra Sanjay Sara Sarah Saskia Sean Sebastian Shabana Shane Sharon Shaun Sheila
Shirley Sian Sidney Simon Simone Sinead Siobhan Sioned Siân Sofia Sophia Sophie Stacey Stanley
Stefan Stella Stephanie Stephen Steve Steven Stewart Stuart Sunita Surinder Susan Suzanne Svetlana
Sylvia Tamara Tanya Tara Tariq Terence Teresa Theodore Theresa Thomas Tim Timothy Tina Toby Tomasz
Tony Tracey Tracy Trevor Tristan Usman Valerie Vanessa Vera Vernon Veronica Vijay Vikram Vincent
Vivian Vivienne Walter Wendy Wilfred William Winifred Yasmin Yusuf Yvonne Zac Zachary Zahra Zainab
Zara Zoe Zofia
"""
GIVEN_NAMES = frozenset(_NAMES.split())
"""Each with a capital first letter."""
